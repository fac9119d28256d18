package de.medicalhub.portal.handover.control;

import de.medicalhub.common.security.Role;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseNeeds;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What a reader may do in a case (H4). The server decides in the end; this only spares people dead buttons. */
public final class Permissions {
    private Permissions() {}

    /**
     * @param worksFor says of an organisation's reference whether the reader works there
     */
    public static Set<String> of(Case found, Set<Role> roles, Predicate<String> worksFor) {
        Set<String> permitted = new HashSet<>();
        if (found.letter().isPresent()) {
            permitted.add("read-letter");
        }
        if (roles.contains(Role.DISCHARGE_MANAGER) && plays("hospital", found, worksFor)) {
            permitted.add("award");
            permitted.add("ask-again");
            CaseNeeds.ARRANGED.forEach(kind -> permitted.add("conclude-" + kind));
            permitted.add("end");
            permitted.add("take-back");
        }
        if (books(found, roles, worksFor)) {
            permitted.add("book");
        }
        if (roles.contains(Role.PHARMACIST) && plays("pharmacy", found, worksFor)) {
            permitted.add("dispense");
        }
        if (roles.contains(Role.NURSE) && plays("nursing", found, worksFor)) {
            permitted.add("confirm-date");
        }
        if (roles.contains(Role.GP) && plays("gp", found, worksFor)) {
            permitted.add("open-consultation");
            permitted.add("prepare-consultation");
        }
        return permitted;
    }

    /** The patient, and hospital, practice and nursing service of the case. */
    private static boolean books(Case found, Set<Role> roles, Predicate<String> worksFor) {
        return !found.hasEnded()
                && (roles.contains(Role.PATIENT)
                        || (roles.contains(Role.DISCHARGE_MANAGER) && plays("hospital", found, worksFor))
                        || (roles.contains(Role.GP) && plays("gp", found, worksFor))
                        || (roles.contains(Role.NURSE) && plays("nursing", found, worksFor)));
    }

    private static boolean plays(String role, Case found, Predicate<String> worksFor) {
        return found.organisation(role).filter(worksFor).isPresent();
    }
}
