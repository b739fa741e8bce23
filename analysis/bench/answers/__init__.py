"""Rows of a task → answers, by the same pipeline that the dashboard shows. One module for each task.

Each offers ``answer(rows, folder=…)``: the answers by id, in the task's format, for rows that hold no gold; ``folder`` is where
the rows came from. A row without an answer is left out. An analyser that was trained on a measured set also offers
``learn(train)``, which gives the same function after learning from the rows of ``train`` (with their gold) alone.
"""
