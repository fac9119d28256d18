package de.medicalhub.portal.rights.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.rights.control.DataNotices;
import de.medicalhub.portal.rights.entity.DataNotice;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Communication;
import org.jspecify.annotations.Nullable;

/** What patients are told about their data, on the first page and above the list of accesses (D6). */
@Named("dataNotices")
@RequestScoped
public class DataNoticesPage {
    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable List<Communication> found;

    /** The recent ones, for the first page. */
    public List<DataNotice> getRecent() {
        return since(clock.instant().minus(DataNotices.NEW));
    }

    public List<DataNotice> getAll() {
        return since(Instant.EPOCH);
    }

    private List<DataNotice> since(Instant moment) {
        List<Communication> known = found;
        if (known == null) {
            known = user.isPatient()
                    ? records.search(DataNotices.query(user.claims().fhirUser()))
                            .all(Communication.class)
                    : List.of();
            found = known;
        }
        return new DataNotices(speaker.texts()).since(moment, known);
    }
}
