"""Teaching the encoder Spanish and the questions of this service: `make encoder`, or python -m knowledge.teaching.

Needs torch and onnx, two cores and under an hour; nothing here runs when questions are answered.
"""
