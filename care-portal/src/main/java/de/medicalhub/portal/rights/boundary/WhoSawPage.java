package de.medicalhub.portal.rights.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.TrailPlace;
import de.medicalhub.portal.rights.control.AccessGroups;
import de.medicalhub.portal.rights.control.AccessLog;
import de.medicalhub.portal.rights.entity.AccessEntry;
import de.medicalhub.portal.rights.entity.AccessGroup;
import de.medicalhub.portal.wording.Speaker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Who has seen my data; for patients (D1). */
@Named("whoSaw")
@RequestScoped
public class WhoSawPage {
    private static final int AT_ONCE = 100;
    private static final int ROUNDS = 5;
    private static final int ENOUGH = 15;

    @Inject
    private Records records;

    @Inject
    private Names names;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    private final List<AccessEntry> entries = new ArrayList<>();
    private @Nullable List<AccessGroup> groups;
    private String older = "";
    private String show = "";

    @PostConstruct
    void readAddress() {
        show = Optional.ofNullable(request.getParameter("show"))
                .filter(List.of("all", "emergency", "refused")::contains)
                .orElse("");
    }

    /** Reads one page of the trail. */
    public String open() {
        return Reader.patientOnly(user, this::read);
    }

    private void read() {
        TrailPlace place = TrailPlace.parse(request.getParameter("before"));
        AccessLog log = new AccessLog(
                speaker.getLanguage().code(),
                show.equals("all") ? "" : user.claims().fhirUser());
        for (int round = 0; round < ROUNDS && entries.size() < ENOUGH; round++) {
            List<AuditEvent> events = records.search(query(place)).all(AuditEvent.class);
            entries.addAll(log.of(events));
            place = place.after(events);
            older = events.size() < AT_ONCE ? "" : place.toString();
            if (older.isEmpty()) {
                return;
            }
        }
    }

    private String query(TrailPlace place) {
        String narrowed = switch (show) {
            case "emergency" -> "&purpose=BTG";
            case "refused" -> "&outcome=4";
            default -> "";
        };
        return "AuditEvent?patient=" + user.claims().fhirUser() + "&_sort=-date&_count=" + AT_ONCE + narrowed
                + place.toQuery();
    }

    /** By person and day; names are asked for in one request. */
    public List<AccessGroup> getGroups() {
        List<AccessGroup> known = groups;
        if (known == null) {
            List<Reference> people = entries.stream()
                    .map(AccessEntry::who)
                    .distinct()
                    .map(Reference::new)
                    .toList();
            known = new AccessGroups(speaker.texts(), names.of(people)).of(entries, !older.isEmpty());
            groups = known;
        }
        return known;
    }

    /** Where the next page goes on ({@link TrailPlace}); empty if this was the last. */
    public String getOlder() {
        return older;
    }

    /** What is shown: all, emergency, refused, or empty for what others did. */
    public String getShow() {
        return Objects.requireNonNullElse(show, "");
    }
}
