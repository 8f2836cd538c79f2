# The weekly share of a topic with its 80% band: Rscript examples/r.R
site <- paste0(Sys.getenv("UPTREND", "http://localhost:8787"), "/api/v1")

series <- read.csv(paste0(site, "/trends/topics.csv?topics=rag&interval=week"))
series$from <- as.Date(series$from)

print(tail(series[, c("from", "value", "lo", "hi", "k", "n", "provisional")], 8))
if (interactive()) plot(series$from, series$value, type = "l")
