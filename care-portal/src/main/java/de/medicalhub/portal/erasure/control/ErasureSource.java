package de.medicalhub.portal.erasure.control;

import de.medicalhub.common.fhir.Erasures;

/** Where it is told what was erased. */
public interface ErasureSource {
    /** What was erased after a position. */
    Erasures after(int position);
}
