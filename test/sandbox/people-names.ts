/** Given and family names to put together; the organisations are made up. */

export const GIVEN = (
  'Adaeze Aiko Alba Alvaro Amara Anouk Anselm Arjun Asel Aylin Bao Beatriz Bram Camila Cao Caspian Chidi Dalia ' +
  'Daniyar Dario Eilidh Eamon Elif Elio Emeka Farah Fatou Feng Finnur Gaia Goran Hana Haruto Henrike Ilse Imani ' +
  'Ines Ishaan Jana Jiho Jonas Jun Kaito Kalinda Kateryna Kofi Lan Leif Leonor Lin Livia Luca Mahsa Mai Malik ' +
  'Marisol Mateus Mei Milena Minh Nadia Naoki Noor Oksana Olamide Oriol Parisa Pilar Priya Qing Rafael Ravi Rhea ' +
  'Rui Saanvi Samir Sena Shreya Siddharth Sofia Soren Tala Tamsin Tereza Thabo Tomas Uma Viggo Wen Xiu Yara Yejin ' +
  'Yusuf Zara Zhen'
).split(' ')

export const FAMILY = (
  'Abenov Adeyalo Akhtaran Almqvarn Amundrud Arrevalo Asantewe Baltruk Banerjaya Bekvist Belmarche Bozkaran ' +
  'Brannagh Calderwyn Castelmur Chaudrey Choikang Cormack-Lisle Danielov Dimarco-Sol Dorjesen Drummell Eskarov ' +
  'Etxemendi Farrowe Feldhusen Fukumoro Gallardin Ganbold Ghaziani Grunvald Guerrazi Hallorane Harukawa Hedlunde ' +
  'Hoangvan Hosseinar Ibarrola Iwamizu Jaskarov Jayantha Kallstrom Kamaraju Kanezawa Karlovec Kimathi Kovarik ' +
  'Krishnappan Kuroshige Lambrecht Leitner-Voss Lindqvarn Luangrath Macarthen Makwena Malherby Marchesan Mbekele ' +
  'Mirzayan Moravcik Nakashiro Nandakumar Nguyenha Nordvik Obiekwe Okonvale Oliveiros Onyango-Reed Orrelvik ' +
  'Ostrander Paskovic Pellegrane Petrovari Phamtran Quispeña Raghunath Rasmuva Ribeirao Rosenqvar Rousselin ' +
  'Saarelma Sakuragi Salcedon Sandovar Seongmin Shirazade Silvestar Sorensund Subramani Suzumori Takemura-Hale ' +
  'Tanakashi Thorvalde Tiangsong Toivanen Trevelin Ugalde Uchemba Valderas Vasquenza Verhoeven-Ito Vinogradsky ' +
  'Wadsworth-Lee Wangari Westerlund Xuanming Yamashiro Yilmazer Zapatero Zelenkov Zhaoling Zubairi'
).split(' ')

/** Handle and full name. */
export const ORGANIZATIONS: readonly (readonly [string, string])[] = [
  ['aldervane', 'Aldervane University'],
  ['kestrel-research', 'Kestrel Research'],
  ['northlake-tech', 'Northlake Institute of Technology'],
  ['OpenHarbor', 'Open Harbor Collective'],
  ['VeridianLabs', 'Veridian Labs'],
  ['tessera-ai', 'Tessera AI'],
  ['univ-halvern', 'Universität Halvern'],
  ['IMPresearch', 'Institute for Machine Perception'],
  ['quartz-systems', 'Quartz Systems'],
  ['MeridianU', 'Meridian University'],
  ['bluefinch', 'Bluefinch Robotics'],
  ['Sagebrush-ML', 'Sagebrush Machine Learning Group'],
  ['CloverFoundry', 'Clover Foundry'],
  ['polymath-coop', 'Polymath Cooperative'],
  ['Eastmoor', 'Eastmoor Polytechnic'],
  ['lumenworks', 'Lumenworks'],
  ['takumi-lab', 'Takumi Laboratory'],
  ['OrreryAI', 'Orrery AI'],
  ['ponteverde', 'Universidade de Ponteverde'],
  ['stillwater-nlp', 'Stillwater Language Lab'],
  ['hexagon-vision', 'Hexagon Vision'],
  ['AuroraCompute', 'Aurora Compute Cluster'],
  ['fenwick', 'Fenwick & Daughters "Applied" Research'],
  ['nanhu-ai', '南湖智能研究院'],
]
