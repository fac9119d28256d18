package de.medicalhub.portal.cases;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.records.CaseAccess;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The case that the address names ({@code ?case=} or {@code ?id=}), read once for each request (C5). */
@RequestScoped
class AddressedCase {
    @Inject
    private CaseReader reader;

    @Inject
    private HttpServletRequest request;

    private String id = "";
    private @Nullable Case found;

    /** From the address itself: parts of a page are asked for before Faces would set it. */
    @PostConstruct
    void readAddress() {
        id = Stream.of("case", "id")
                .map(request::getParameter)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /**
     * The case, if the reader takes part in it as the page wants.
     *
     * @throws HubException NOT_FOUND otherwise, as if there were none
     */
    Case get(Predicate<Case> who) {
        return find().filter(who)
                .orElseThrow(() -> new HubException(ProblemKind.NOT_FOUND, "No such case, or no such part in it."));
    }

    private Optional<Case> find() {
        Case known = found;
        if (known == null) {
            Optional<Case> read = CaseAccess.parse(id).flatMap(reader::find);
            found = read.orElse(null);
            return read;
        }
        return Optional.of(known);
    }

    /** Something of it was changed: read anew when it is asked for. */
    void forget() {
        found = null;
    }

    /** As the address gives it; empty if it names none. */
    String id() {
        return id;
    }
}
