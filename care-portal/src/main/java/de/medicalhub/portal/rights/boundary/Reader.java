package de.medicalhub.portal.rights.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.problem.Problems;

/** Keeps others from pages that are about the reader; they would find nothing there. */
final class Reader {
    private Reader() {}

    static String patientOnly(CurrentUser user, Runnable page) {
        return Problems.open(() -> {
            require(user.isPatient());
            page.run();
        });
    }

    static String patientOrRelative(CurrentUser user, Runnable page) {
        return Problems.open(() -> {
            require(user.isPatient() || user.isRelative());
            page.run();
        });
    }

    static void require(boolean meant) {
        if (!meant) {
            throw new HubException(ProblemKind.FORBIDDEN, "This page is for patients.");
        }
    }
}
