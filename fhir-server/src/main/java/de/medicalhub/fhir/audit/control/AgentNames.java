package de.medicalhub.fhir.audit.control;

import java.util.Map;
import java.util.Set;

/** How people are called who stand in the trail. */
public interface AgentNames {
    /** Names of people in the directory by their reference, with the organisations that they work for. */
    Map<String, String> namesOf(Set<String> references);
}
