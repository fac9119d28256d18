package de.medicalhub.portal.substitution.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.substitution.control.Covers;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The banner on the first page: who covers for whom at the moment (T2). */
@Named("cover")
@RequestScoped
public class CoverPage {
    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable List<String> sentences;

    public List<String> getSentences() {
        List<String> known = sentences;
        if (known == null) {
            List<String> own =
                    user.organisations().stream().map(Organisation::reference).toList();
            String me = user.claims().fhirUser();
            known = own.isEmpty()
                    ? List.of()
                    : new Covers(
                                    records.searchAll(List.of(), Covers.queries(own, me)),
                                    me,
                                    speaker.texts(),
                                    clock.instant())
                            .sentences();
            sentences = known;
        }
        return known;
    }
}
