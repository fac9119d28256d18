package de.medicalhub.fhir.audit.control;

import java.util.Map;
import java.util.Set;

/** How people are called who stand in the trail. */
public interface AgentNames {
    /** Names in the directory by their reference: of people with the organisations that they work for, and of organisations. */
    Map<String, String> namesOf(Set<String> references);
}
