"""One invented sentence in several languages: ministers met in a harbour town and agreed on little."""

RUSSIAN = (
    "Министры встретились во вторник в портовом городе и почти ни о чём не договорились, хотя каждый из них сказал "
    "журналистам, что переговоры были полезными и откровенными."
)
UKRAINIAN = (
    "Міністри зустрілися у вівторок у портовому місті й майже ні про що не домовилися, хоча кожен із них сказав "
    "журналістам, що переговори були корисними та відвертими."
)
GERMAN = (
    "Die Minister trafen sich am Dienstag in der Hafenstadt und einigten sich auf fast nichts, obwohl jeder von ihnen "
    "der Presse sagte, die Gespräche seien nützlich gewesen."
)
FRENCH = (
    "Les ministres se sont réunis mardi dans la ville portuaire et ne se sont mis d’accord sur presque rien, bien que "
    "chacun ait dit à la presse que les entretiens étaient utiles."
)
SPANISH = (
    "Los ministros se reunieron el martes en la ciudad portuaria y apenas acordaron nada, aunque cada uno dijo a la "
    "prensa que las conversaciones habían sido útiles y francas."
)
CHINESE = (
    "部长们星期二在港口城市会面，几乎没有达成任何协议，尽管他们每个人都对记者说，"
    "这次会谈是有益的，也是坦率的，双方将继续保持接触。"
)
