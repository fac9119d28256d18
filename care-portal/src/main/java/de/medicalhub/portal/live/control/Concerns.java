package de.medicalhub.portal.live.control;

import java.util.Set;

/** Whom changes of cases concern. */
public interface Concerns {
    /**
     * @param cases identifiers of cases
     * @return organisations and patients as references, of all of the cases together
     */
    Set<String> of(Set<String> cases);
}
