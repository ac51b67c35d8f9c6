"""The reach blocks of the plan as far as invented guidance needs them: whom they reach, and by which initiatives."""

from .institutions import CYCLE, DUAL, INSTITUTIONS, NEEDS, PILOT_SLP, STARTING
from .staff import BAO, SO, VO

CO, VISIT, VISITATION, DESK, INTERVISION, KNOWLEDGE, OBSERVE, WALK, NETWORK, LESSON, MATERIAL, MODEL, RESEARCH, TALK, \
    STUDY, TRAINING = (
        "cocreatief-ontwikkelinitiatief", "collegiaal-lesbezoek", "collegiale-visitatie", "individuele-helpdesk", "intervisie",
        "kennissessie", "klasobservatie", "leerwandeling", "lerend-netwerk", "lesson-study", "materiaal", "modelling",
        "praktijkonderzoek", "professionele-dialoog", "studiebezoek", "trainingssessie")
PRIMARY, SECONDARY, SECONDARY_ALL = ("BaO", "BuBaO"), ("SO", "BuSO"), ("SO", "BuSO", "CDO")
SCHOOLS = PRIMARY + SECONDARY_ALL


class Block:
    """One reach block. `work` maps a focus to the initiatives its actions foresee."""

    def __init__(self, goal, working_level, level, types, groups, work, qualifiers=(), weight=1.0):
        self.goal, self.working_level, self.level, self.types = goal, working_level, level, types
        self.groups, self.work, self.qualifiers, self.weight = groups, work, qualifiers, weight
        self.pillar = goal.rsplit("-", 1)[0]
        self.institutions = [
            i for i in INSTITUTIONS
            if i.kind in types and (not qualifiers or any(q in i.qualifiers for q in qualifiers))]


VISION, PROF, IMPL, DATA, BROKER, FACIL, TOOLS = (
    "visie", "professionalisering", "implementatie", "data", "informatiemakelaar", "facilitering", "materiaal")
LEADERS, CENTRES, BOTH, TEACHERS, VIV = (
    "schoolleiders", "centrumleiders", "school-/centrumleiders", "leraren", "VIV")

BLOCKS = [
    Block("PBD-SLP-OD1", "macro", "", SCHOOLS, [LEADERS],
          {BROKER: [KNOWLEDGE, KNOWLEDGE, KNOWLEDGE, TALK], FACIL: [CO, DESK]}, weight=0.60),
    Block("PBD-SLP-OD2", "meso", "", ("SO",), [LEADERS, VIV],
          {VISION: [CO, TALK], IMPL: [CO, TALK], PROF: [KNOWLEDGE]}, [PILOT_SLP], weight=0.12),
    Block("PBD-SLP-OD3", "micro", "", ("SO",), [LEADERS, VIV],
          {PROF: [LESSON, RESEARCH], TOOLS: [MATERIAL]}, [PILOT_SLP], weight=0.28),
    Block("PBD-CUR-OD1", "meso", BAO, PRIMARY, [LEADERS, VIV],
          {VISION: [CO, TALK], PROF: [KNOWLEDGE, TALK], IMPL: [CO, TALK], TOOLS: [MATERIAL]}, weight=0.21),
    Block("PBD-CUR-OD1", "meso", SO, SECONDARY_ALL, [LEADERS, VIV],
          {VISION: [CO, TALK], PROF: [CO, DESK, DESK, KNOWLEDGE, TALK], TOOLS: [CO, MATERIAL], DATA: [KNOWLEDGE, TALK]},
          weight=0.21),
    Block("PBD-CUR-OD1", "meso", VO, ("VO",), [CENTRES, VIV], {PROF: [CO, NETWORK, TALK, TALK]}),
    Block("PBD-CUR-OD2", "micro", BAO, PRIMARY, [TEACHERS, VIV],
          {PROF: [KNOWLEDGE, MODEL, MODEL, TALK, TALK, TRAINING], TOOLS: [MATERIAL]}, weight=0.79),
    Block("PBD-CUR-OD2", "micro", SO, SECONDARY_ALL, [TEACHERS, VIV, "trajectbegeleiders"],
          {PROF: [CO, DESK, OBSERVE, OBSERVE, OBSERVE, MODEL, MODEL, TALK, TALK, TRAINING, KNOWLEDGE],
           TOOLS: [CO, MATERIAL], DATA: [TALK]}, weight=0.79),
    Block("PBD-NED-OD1", "meso", BAO, PRIMARY, [LEADERS, VIV],
          {PROF: [NETWORK, TALK], IMPL: [TALK], DATA: [CO, RESEARCH]}, weight=0.22),
    Block("PBD-NED-OD1", "meso", SO, SECONDARY, [LEADERS, VIV],
          {VISION: [CO, TALK, STUDY], PROF: [CO, KNOWLEDGE, TALK], IMPL: [KNOWLEDGE, TALK], TOOLS: [MATERIAL],
           DATA: [CO, TALK]}, weight=0.22),
    Block("PBD-NED-OD2", "meso", VO, ("VO",), ["centrumleiders", VIV], {PROF: [VISITATION, NETWORK, KNOWLEDGE, TALK]}),
    Block("PBD-NED-OD3", "micro", BAO, PRIMARY, [TEACHERS, VIV],
          {PROF: [VISIT, OBSERVE, MODEL, TALK, TRAINING, KNOWLEDGE], DATA: [RESEARCH], TOOLS: [CO]}, weight=0.78),
    Block("PBD-NED-OD3", "micro", SO, SECONDARY, [TEACHERS, VIV],
          {PROF: [VISIT, OBSERVE, OBSERVE, LESSON, MODEL, KNOWLEDGE], TOOLS: [CO, MATERIAL], DATA: [TALK, TALK]},
          weight=0.78),
    Block("PBD-KLO-OD1", "meso", BAO, PRIMARY, [LEADERS, VIV],
          {VISION: [CO, TALK], IMPL: [CO, KNOWLEDGE, TALK], TOOLS: [CO, MATERIAL], DATA: [WALK]}, weight=0.30),
    Block("PBD-KLO-OD1", "meso", SO, SECONDARY, [LEADERS, VIV],
          {VISION: [CO, TALK], IMPL: [CO, KNOWLEDGE, TALK], PROF: [KNOWLEDGE, TALK], TOOLS: [MATERIAL], DATA: [WALK, TALK]},
          weight=0.23),
    Block("PBD-KLO-OD1", "meso", VO, ("VO",), [CENTRES, VIV],
          {VISION: [CO, TALK], IMPL: [CO, KNOWLEDGE, TALK], TOOLS: [MATERIAL], DATA: [WALK, WALK, TALK]}),
    Block("PBD-KLO-OD2", "micro", BAO, PRIMARY, [TEACHERS, VIV, "paramedici"],
          {PROF: [CO, VISIT, OBSERVE, MODEL, TALK, TRAINING], DATA: [TALK]}, weight=0.70),
    Block("PBD-KLO-OD2", "micro", SO, SECONDARY, [TEACHERS, VIV],
          {PROF: [CO, VISIT, OBSERVE, OBSERVE, LESSON, MODEL, TALK, TALK, TRAINING], TOOLS: [MATERIAL], DATA: [TALK]},
          weight=0.77),
    Block("PBD-KLB-OD1", "meso", SO, SECONDARY_ALL, [LEADERS, "leerlingenbegeleiders", VIV],
          {VISION: [CO, TALK], IMPL: [CO, TALK], PROF: [TRAINING, TALK], DATA: [TALK]}, weight=0.35),
    Block("PBD-KLB-OD2", "micro", SO, SECONDARY_ALL, [TEACHERS, VIV],
          {PROF: [OBSERVE, TALK, TALK, VISIT, MODEL, TRAINING], TOOLS: [MATERIAL]}, weight=0.65),
    Block("PBD-PLV-OD1", "meso", "", SCHOOLS + ("VO",), [BOTH],
          {PROF: [CO, TALK], TOOLS: [MATERIAL], DATA: [TALK]}, [STARTING, CYCLE, NEEDS], weight=0.18),
    Block("PBD-PLV-OD2", "meso", "", SECONDARY_ALL, [BOTH, VIV], {PROF: [CO, TALK], DATA: [TALK]}, weight=0.20),
    Block("PBD-PLV-OD3", "meso", "", SCHOOLS + ("VO", "LSC"), [BOTH, VIV],
          {VISION: [TALK], PROF: [DESK, DESK, INTERVISION, KNOWLEDGE, TALK, TRAINING]}, weight=0.34),
    Block("PBD-PLV-OD4", "meso", "", ("BESTUUR",), ["bestuursleden"],
          {VISION: [TALK], PROF: [DESK, KNOWLEDGE, TALK], DATA: [KNOWLEDGE, TALK]}, weight=0.13),
    Block("PBD-PLV-OD5", "meso", "", SECONDARY, [BOTH, VIV],
          {VISION: [TALK], IMPL: [CO, TALK], PROF: [DESK, NETWORK, TALK]}, [DUAL], weight=0.11),
    Block("PBD-PLV-OD5", "meso", "", ("CDO",), [BOTH, VIV], {IMPL: [CO, TALK], PROF: [DESK, NETWORK, TALK]}, weight=0.04),
    Block("POC-ORG-OD1", "meso", "", ("CLB",), [CENTRES], {VISION: [TALK], PROF: [CO, TALK], IMPL: [TALK]}),
    Block("POC-PRO-OD1", "micro", "", ("CLB",), ["CLB-medewerkers"], {PROF: [NETWORK, NETWORK], TOOLS: [MATERIAL]}),
    Block("POC-SAM-OD1", "meso", "", ("CLB",), [CENTRES, "CLB-medewerkers"],
          {PROF: [DESK, KNOWLEDGE, NETWORK, TALK, TALK]}),
]


def blocks_for(assignment):
    """The blocks an assignment works on: those of its pillar and, where the plan splits by level, of its level."""
    return [b for b in BLOCKS if b.pillar == assignment.destination and b.level == assignment.level]
