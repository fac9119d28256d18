package de.medicalhub.fhir.mydata.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Who looked, who changed something, and who was refused: one line for each person, day and kind. */
final class AccessPart extends Part {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    AccessPart(Words words, Names names) {
        super(words, names);
    }

    private record Kind(LocalDate day, String who, String what) {}

    void write(Html html, MyData.Everything all, Patient patient) {
        html.section(words().say("access.title"), words().say("access.lead"));
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        for (AuditEvent event : all.events()) {
            Instant recorded = event.getRecorded().toInstant();
            counts.merge(
                    new Kind(LocalDate.ofInstant(recorded, ZONE), who(event, patient), what(event)), 1, Integer::sum);
        }
        if (counts.isEmpty()) {
            html.element("p", "none", words().say("none"));
            return;
        }
        html.table(
                "access",
                List.of(words().say("access.columns").split("\\|", -1)),
                counts.entrySet().stream()
                        .map(entry -> List.of(
                                words().day(entry.getKey().day()),
                                entry.getKey().who(),
                                entry.getKey().what(),
                                Integer.toString(entry.getValue())))
                        .toList());
        if (all.isCut()) {
            html.element("p", "none", words().say("access.cut", words().day(oldest(all.events()))));
        }
    }

    private static Instant oldest(List<AuditEvent> events) {
        return events.get(events.size() - 1).getRecorded().toInstant();
    }

    private String who(AuditEvent event, Patient patient) {
        Reference who = event.getAgent().stream()
                .filter(AuditEvent.AuditEventAgentComponent::getRequestor)
                .map(AuditEvent.AuditEventAgentComponent::getWho)
                .findFirst()
                .orElseGet(Reference::new);
        if (("Patient/" + patient.getIdPart()).equals(who.getReference())) {
            return words().say("yourself");
        }
        String name = who.hasReference() ? names().of(new Reference(who.getReference())) : "";
        if (!name.isEmpty()) {
            return name;
        }
        String account = text(who.getDisplay());
        String known = words().code("account", account);
        return known.isEmpty() ? words().say("account", account.isEmpty() ? "?" : account) : known;
    }

    private String what(AuditEvent event) {
        if (event.getOutcome() != AuditEventOutcome._0) {
            return words().say("refused");
        }
        String action = event.hasAction() ? event.getAction().toCode() : "";
        return words().code("action", action).isEmpty() ? words().say("action.R") : words().code("action", action);
    }
}
