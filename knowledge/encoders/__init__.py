"""The two kinds of encoder, each imported only when asked for, and the folder of the one that ships."""
