"""The terms and rules of the field; standard library only, pure, clock and ids passed in."""
