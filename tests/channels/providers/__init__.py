"""Small servers that behave as the parties we talk to do, over real HTTP."""
