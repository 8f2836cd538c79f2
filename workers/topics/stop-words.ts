/** Words that join others and mean nothing by themselves. */
const FUNCTION_WORDS = `
  a about above across after again against all almost along already also although always am among amongst
  an and another any anyone anything are around as at away back be became because become becomes been
  before behind being below beside besides between beyond both but by can cannot could did do does doing
  done down due during each eg either else elsewhere enough especially et etc even ever every everything
  few first for former from further furthermore had has have having he hence her here him his how however
  i ie if in including indeed instead into is it its itself just last later latter least less like likely
  many may me meanwhile might more moreover most mostly much must my namely near nearly neither never
  nevertheless next no none nor not nothing now of off often on once one only onto or other others
  otherwise our ours out over overall own per perhaps quite rather re really regarding s same second
  several shall she should since so some somehow still such than that the their them themselves then
  thereby therefore these they third this those though three through throughout thus to together too
  toward towards two under unless unlike until up upon us very via was way we well were what whatever when
  where whereas whether which while who whole whom whose why will with within without would yet you your
`

/** Words that any paper or repository uses about itself, whatever it is about: no subject begins or ends there. */
const COMMON_WORDS = `
  accelerating achieve achieved achieves achieving address addressed addresses addressing advancing ai aim
  aims aligning allow allowing allows app applied apply applying approach approaches apps available
  awesome based beautiful benchmarking best better blazing blazingly boosting bridging build building
  builds built call called capable challenge challenges challenging collection comparable compare compared
  comparison compete complex comprehensive consider considering consist consistent consistently contain
  containing contrast contribute contribution contributions critical crucial curated current currently
  deep demonstrate demonstrated demonstrates demonstrating design designed despite detailed develop
  developed developing development different difficult directly diverse driven easily easy effect
  effective effectively effectiveness efficient efficiently effort emerge emerged emerging empowering
  enable enabled enables enabling end enhance enhanced enhances enhancing ensure ensures ensuring
  establish evaluate evaluated evaluating evaluations existing experiment experimental experiments explore
  explored exploring extend extended extensive extensively face facilitate fail fails fall falls fast
  faster fastest finally find finding findings fine focus focused focuses focusing followed following
  found framework free full fundamental gain gains general generally generate generated generating get
  gets getting github give given gives giving good gpu gpus great greatly guided high higher highest
  highly hope http https identify impact implementation important importantly impressive improve improved
  improvement improvements improves improving incentivizing include includes incorporating increase
  increased increases increasing increasingly insight insights inspired instance introduce introduced
  introduces introducing investigate investigated issue issues key know known lack lacks large largely
  lead leading leads let leverage leverages leveraging library light lightweight limit limitation
  limitations limited list lists little llm llms lm lms long low lower made main mainly maintain
  maintaining major make makes making massively method methods minimal modern multiple necessary need
  needed needs new notable notably novel number observe observed obtain offer offering offers official
  order outperform outperforming outperforms paper particular particularly perform performance performing
  performs please popular possible potential potentially powered powerful practical present presented
  presenting presents previous previously primarily prior problem problems produce project projects
  promising propose proposed proposes proposing provide provided provides providing publicly put rapid
  rapidly ready recent recently reduce reduced reduces reducing release released relies rely relying
  remain remains remarkable repo repository represent require required requires requiring respectively
  result resulting results rethinking reveal reveals revisiting rich robust satisfactory say scaling see
  seem seems set shed short show shown shows significant significantly similar simple simply single sota
  specific specifically strong struggle struggles studies study substantial substantially success
  successful successfully suggest superior support systematic systematically take task tasks technique
  techniques tiny traditional train trained training typically understand unified unleashing unlocking
  unprecedented use used uses using usually utilizing validate valuable variety various versus wide widely
  work works written
`

/** Where a phrase stops: lower-cased words that no candidate phrase holds. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `${FUNCTION_WORDS} ${COMMON_WORDS}`.split(/\s+/).filter((word) => word !== ''),
)
