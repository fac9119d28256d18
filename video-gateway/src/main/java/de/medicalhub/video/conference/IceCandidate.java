package de.medicalhub.video.conference;

/** As browsers write it. */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {}
