"""Who is compared: one module a contestant, each run in a process of its own by `python -m benchmarks.peers`.

A contestant's module can be imported where nothing is installed: what it needs it imports in `start`. It has

    LABEL     what tables call it
    DOES      what exactly is timed, for a reader who wants to know whether that is fair
    NEEDS     the distributions whose versions matter
    start()   the work, ready to be done: a function of texts that gives how many results it made

and stands in a task of `benchmarks.peers.tasks`. Names that begin with `ours_` are Parallax's own, and run in its
environment; the others run in that of benchmarks/requirements.txt.
"""
