package de.medicalhub.transport.orders;

import java.util.Map;
import java.util.Set;

/** Whose jobs they are; every caller is in a transaction. */
public interface JobCarriers {
    /** By job id the reference to the organisation that drives it; jobs that do not exist are left out. */
    Map<String, String> of(Set<String> jobIds);
}
