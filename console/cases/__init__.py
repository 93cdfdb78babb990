"""The case desk: where people answer the chats that were passed on to them."""
