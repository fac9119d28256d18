package de.medicalhub.portal.cases;

import java.util.List;
import java.util.Optional;

/** For which house somebody writes in a case. */
public final class OwnHouse {
    private OwnHouse() {}

    /**
     * The one that belongs to the case, else the first.
     *
     * @param organisations that the person works for, such as {@code Organization/1}
     */
    public static Optional<String> of(Case found, List<String> organisations) {
        return organisations.stream()
                .filter(own -> found.team().stream()
                        .flatMap(team -> team.getParticipant().stream())
                        .anyMatch(one -> own.equals(one.getMember().getReference())))
                .findFirst()
                .or(() -> organisations.stream().findFirst());
    }
}
