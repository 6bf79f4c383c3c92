"""Other sound engines, given the same notes: what does an audio second cost them?"""
