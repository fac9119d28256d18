package de.medicalhub.transport.carriers;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.carriers.control.CarrierNames;
import de.medicalhub.transport.carriers.control.Directory;
import de.medicalhub.transport.carriers.control.Memberships;
import de.medicalhub.transport.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** For which carriers callers act. */
@ApplicationScoped
public class Carriers {
    private final Memberships memberships;
    private final CarrierNames names;

    /** For the container's proxy. */
    protected Carriers() {
        this((practitioner, token) -> Set.of(), (organisations, token) -> Map.of());
    }

    @Inject
    Carriers(Directory directory, CarrierNames names) {
        this.names = names;
        memberships = new Memberships(directory, System::nanoTime);
    }

    /**
     * References to the caller's organisations; never empty.
     *
     * @throws RefusedException if there is none (rule 3)
     */
    public Set<String> of(Caller caller) {
        String person = caller.fhirUser();
        Set<String> own = person.startsWith("Practitioner/") ? memberships.of(person, caller.token()) : Set.of();
        if (own.isEmpty()) {
            throw new RefusedException(ProblemKind.FORBIDDEN, "caller.no-organisation");
        }
        return own;
    }

    /**
     * What the caller's organisations are called, by reference; one whose name is not known by its id.
     *
     * @throws RefusedException if there is none (rule 3)
     */
    public Map<String, String> named(Caller caller) {
        Set<String> own = of(caller);
        Map<String, String> known = names.namesOf(own, caller.token());
        return own.stream()
                .collect(Collectors.toMap(
                        one -> one, one -> known.getOrDefault(one, one.substring(one.indexOf('/') + 1))));
    }

    /**
     * The one carrier for which the caller brings a fleet (rules 3 and 4).
     *
     * @param named in what the caller sent; may be left out by who acts for one organisation only
     */
    public String one(Caller caller, Optional<String> named) {
        if (caller.isAdmin()) {
            return named.orElseThrow(() -> new RefusedException(ProblemKind.INVALID, "fleet.carrier-missing"));
        }
        Set<String> own = of(caller);
        if (named.isEmpty() && own.size() > 1) {
            throw new RefusedException(ProblemKind.INVALID, "fleet.carrier-missing");
        }
        String carrier = named.orElseGet(() -> own.iterator().next());
        if (!own.contains(carrier)) {
            throw new RefusedException(ProblemKind.FORBIDDEN, "fleet.other-carrier");
        }
        return carrier;
    }
}
