"""How right each analyser is: it answers rows of a task, and the answers are measured against what people marked.

data      JSON lines ↔ rows, checked line by line
tasks     the registry: what each task asks, which sets measure it, on what terms
answers   rows without their answers → the pipeline's answers, one module for each task
predict   a file of rows → a file of answers
measures  gold and answers → scores, each with its n
evaluate  the measured sets of a folder → rows of ``accuracy.json``, with intervals
gold      the same for tables scored against whole annotated articles
report    what ``parallax bench`` prints

Nothing else in Parallax imports this package; the pages read its results through ``analysis.accuracy``.
"""
