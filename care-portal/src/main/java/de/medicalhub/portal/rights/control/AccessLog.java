package de.medicalhub.portal.rights.control;

import de.medicalhub.portal.rights.entity.AccessEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Tells the trail to the patient (D1); pure. */
public final class AccessLog {
    private final String language;
    private final String self;

    /**
     * @param language of the sentences, two letters
     * @param self {@code Patient/…}; what this one did is left out; empty leaves nothing out
     */
    public AccessLog(String language, String self) {
        this.language = language;
        this.self = self;
    }

    /** In the order in which they came. */
    public List<AccessEntry> of(List<AuditEvent> events) {
        Map<String, AccessEntry> bySentence = new LinkedHashMap<>();
        for (AuditEvent event : events) {
            AccessEntry entry = entry(event);
            if (!entry.sentence().isEmpty() && !isOwn(event)) {
                bySentence.putIfAbsent(entry.sentence(), entry);
            }
        }
        return List.copyOf(bySentence.values());
    }

    private AccessEntry entry(AuditEvent event) {
        return new AccessEntry(
                who(event),
                sentence(event),
                event.getOutcome() != AuditEventOutcome._0,
                event.hasPurposeOfEvent(),
                event.getRecorded().toInstant());
    }

    private boolean isOwn(AuditEvent event) {
        return !self.isEmpty() && self.equals(who(event));
    }

    private static String who(AuditEvent event) {
        return event.getAgent().stream()
                .filter(AuditEvent.AuditEventAgentComponent::getRequestor)
                .map(agent -> agent.getWho().getReference())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private String sentence(AuditEvent event) {
        if (!event.getText().hasDiv()) {
            return "";
        }
        return event.getText().getDiv().getChildNodes().stream()
                .filter(node -> language.equals(node.getAttribute("lang")))
                .map(XhtmlNode::allText)
                .findFirst()
                .orElse("");
    }
}
