package de.medicalhub.transport.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JSON API of board and driver page. */
@ApplicationPath("api")
public class TransportApplication extends Application {}
