"""What invented advisers write in the column «omschrijving»: plain Dutch, with accents and commas, without persons."""

from . import goals as g

OPENINGS = {
    g.CO: ["Samen uitgewerkt", "In coöperatie met het kernteam ontworpen", "Ontwikkelsessie", "Verder gebouwd"],
    g.VISIT: ["Lesbezoek door collega’s, gericht op", "Collegiaal lesbezoek met nabespreking", "Bij elkaar in de les"],
    g.VISITATION: ["Visitatie tussen centra", "Bij een ander centrum op bezoek, met kijkwijzer"],
    g.DESK: ["Vraag beantwoord", "Kort advies gegeven", "Mail opgevolgd", "Telefonisch één vraag uitgeklaard"],
    g.INTERVISION: ["Intervisie, casus ingebracht door de groep", "Intervisie volgens vaste stappen"],
    g.KNOWLEDGE: ["Kennissessie", "Kader toegelicht, met voorbeelden", "Inzichten uit onderzoek toegelicht"],
    g.OBSERVE: ["Klas geobserveerd", "Lesobservatie met nagesprek", "Observatie, kijkwijzer ingevuld en besproken"],
    g.WALK: ["Leerwandeling door de school", "Leerwandeling, beelden samengelegd"],
    g.NETWORK: ["Lerend netwerk", "Netwerkbijeenkomst, ideeën uitgewisseld", "Netwerk, één praktijkvoorbeeld per school"],
    g.LESSON: ["Lesson study, onderzoeksles voorbereid", "Lesson study, les gegeven en geëvalueerd"],
    g.MATERIAL: ["Materiaal gemaakt", "Toolkit aangevuld", "Bundel herzien, versie 2"],
    g.MODEL: ["Techniek voorgedaan in de klas", "Les gemodelleerd, daarna overgenomen", "Co-teaching, techniek gemodelleerd"],
    g.RESEARCH: ["Praktijkonderzoek, gegevens bekeken", "Onderzoeksvraag aangescherpt"],
    g.TALK: ["Gesprek", "Overleg met het kernteam", "Eén-op-één gesprek", "Vakgroep gesproken", "Reflectiegesprek"],
    g.STUDY: ["Studiebezoek voorbereid en gedaan", "Studiebezoek aan een andere school"],
    g.TRAINING: ["Training", "Oefensessie in kleine groepen", "Training, eerst model en dan oefenen"],
}

TOPICS = {
    "PBD-SLP-OD1": ["leidraden van Leerpunt", "effectieve aanpakken uit onderzoek", "projectaanvraag, fase één"],
    "PBD-SLP-OD2": ["evidence-informed werken op schoolniveau", "visie op onderzoek en praktijk"],
    "PBD-SLP-OD3": ["onderbouwde keuzes in de les", "onderzoeksles rond feedback"],
    "PBD-CUR-OD1": ["kennisrijk curriculum", "leerlijnen en doelenpakketten", "lessentabel volgend schooljaar",
                    "criteria, per graad", "monitoring van de leerplandoelen", "visie op het schooleigen curriculum"],
    "PBD-CUR-OD2": ["constructieve afstemming van doelen, les en toets", "wiskundig probleemoplossend denken",
                    "basisgeletterdheid wiskunde", "digitale tools", "evaluatie in de tweede graad", "nieuwe minimumdoelen"],
    "PBD-NED-OD1": ["taal- en leesbeleid", "beeldvorming leesbegrip", "leesmotivatie, hele school"],
    "PBD-NED-OD2": ["NT2 in andere vakken", "expertise rond NT2, beginnende cursisten"],
    "PBD-NED-OD3": ["leesdidactiek, begrijpend lezen", "taalontwikkelend lesgeven", "woordenschat in zaakvakken",
                    "schrijfopdrachten, met feedback", "technisch lezen"],
    "PBD-KLO-OD1": ["krachtige leeromgeving, actieplan", "formatief handelen", "professionaliseringsplan"],
    "PBD-KLO-OD2": ["activerende werkvormen", "formatief handelen in de klas", "differentiatie, zonder vaste groepen",
                    "instructie in kleine stappen", "klasmanagement en routines"],
    "PBD-KLB-OD1": ["zorgcontinuüm", "schoolbreed omgangsbeleid", "brede basiszorg, leren en studeren"],
    "PBD-KLB-OD2": ["routines en verwachtingen", "gesprekstechnieken", "klassenmanagement, brede basiszorg"],
    "PBD-PLV-OD1": ["beleidsplan", "verbeterplan, voortgang", "nieuwe beleidscyclus"],
    "PBD-PLV-OD2": ["GOK-beleidsplan", "GOK, evaluatie van de acties"],
    "PBD-PLV-OD3": ["leiderschap in de praktijk", "directeurenplatform", "opleiding VIV’s", "personeelsbeleid, één vraag"],
    "PBD-PLV-OD4": ["rol van het bestuur", "resultaten Vlaamse toetsen, bespreking"],
    "PBD-PLV-OD5": ["duaal leren, aanloopfase", "kwaliteit van het duale traject"],
    "POC-ORG-OD1": ["beleidsplan van het centrum", "visie, nieuwe cyclus"],
    "POC-PRO-OD1": ["kernprocessen CLB", "professionele leergemeenschap, netoverschrijdend"],
    "POC-SAM-OD1": ["samenwerking tussen de centra", "ISC, agenda en opvolging", "afspraken, netoverschrijdend"],
}

TAILS = ["", "", "", ", afspraken genoteerd", ", vervolg gepland", ", in kleine stappen", "; verslag staat klaar",
         ", geëvalueerd met de groep", ", actiepunten verdeeld", " (tweede bijeenkomst)", ", «kijkwijzer» gebruikt",
         ', onder de titel "samen sterk"']

QUALITY_CARE = {
    "bereik": ["Registraties nagekeken, bereik per pijler samengelegd", "Instellingenlijst bijgewerkt"],
    "impact": ["Bevragingen voorbereid", "Resultaten verwerkt, nota voor het team", "Indicatoren besproken"],
    "onderzoek": ["Onderzoek gelezen, samenvatting gemaakt", "Literatuur rond implementatie, fiche geschreven"],
    "praktijkonderzoek": ["Praktijkonderzoek opgezet", "Gegevens gecodeerd, eerste analyse"],
}


def description(dice, goal, initiative):
    return f"{dice.pick(OPENINGS[initiative])}: {dice.pick(TOPICS[goal])}{dice.pick(TAILS)}"
