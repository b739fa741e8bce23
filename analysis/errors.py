"""The exceptions of Parallax. Each message is one line that names the file or value and the cure."""


class ParallaxError(Exception):
    """Something the person can mend; the message is shown as it stands, without a traceback."""


class CorpusError(ParallaxError):
    """A folder, file or manifest cannot be read as a corpus."""


class LexiconError(ParallaxError):
    """A lexicon file is malformed; names the file and the row."""


class CorrectionsError(ParallaxError):
    """A file of corrections is malformed, or names what the lists do not hold; names the file and the entry."""


class TablesError(ParallaxError):
    """A folder of derived tables is incomplete or malformed."""


class SelectionError(ParallaxError):
    """A comparison was asked of outlets or actors that the corpus does not hold."""


class BenchError(ParallaxError):
    """Rows to be answered or measured are malformed or missing, or the analyser of a task is not there."""


class StoppedError(ParallaxError):
    """Somebody asked to stop; nothing half-done is left."""
