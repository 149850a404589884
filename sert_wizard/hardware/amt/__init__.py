"""What an Intel AMT machine says of itself over WS-MAN, even while its system is down."""
