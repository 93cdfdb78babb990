"""Telegram: updates by long polling or webhook, replies by the Bot API, private chats only."""
