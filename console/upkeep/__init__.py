"""What is due: reviews, pages that changed, questions without an answer, answers called wrong, places to confirm."""
