package de.medicalhub.video;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JSON API under {@code /video/api}. */
@ApplicationPath("/api")
public class VideoApplication extends Application {}
