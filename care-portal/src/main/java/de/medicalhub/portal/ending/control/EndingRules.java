package de.medicalhub.portal.ending.control;

import de.medicalhub.portal.ending.entity.Ending;
import de.medicalhub.portal.ending.entity.Missing;
import de.medicalhub.portal.ending.entity.Said;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has to be said about an ending before anybody is told of it (E1); pure. */
public final class EndingRules {
    private EndingRules() {}

    /**
     * The first thing that is missing.
     *
     * @param ending as chosen on the page; null if nothing was
     */
    public static Optional<Missing> missing(@Nullable Ending ending, Said said) {
        if (ending == null) {
            return missing("what", "fault.what.missing");
        }
        if (ending.isWithdrawal() && said.by() == null) {
            return missing("by", "fault.by.missing");
        }
        if (ending == Ending.TRANSFERRED && isEmpty(said.house())) {
            return missing("house", "fault.house.missing");
        }
        return ending == Ending.REFUSED && isEmpty(said.comment())
                ? missing("comment", "fault.comment.refused")
                : Optional.empty();
    }

    private static Optional<Missing> missing(String field, String sentence) {
        return Optional.of(new Missing(field, sentence));
    }

    private static boolean isEmpty(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }
}
