package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.access.Caller;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.springframework.stereotype.Component;

/** Adds to events that a patient reads what they mean, in German and in English (rule 13 of the feature). */
@Component
public class AuditNarrative {
    private static final List<PlainWords> LANGUAGES = PlainWords.all();
    private static final List<String> CODES = List.of("de", "en");

    private final Access callers;
    private final AgentNames people;

    AuditNarrative(Access callers, AgentNames people) {
        this.callers = callers;
        this.people = people;
    }

    /** The same events; with a text for patients. */
    public List<AuditEvent> explain(RequestDetails request, List<AuditEvent> events) {
        Caller caller = callers.caller(request);
        return caller.has(Role.PATIENT) ? tell(caller.fhirUser(), events) : events;
    }

    /**
     * The same events, with a text.
     *
     * @param patient whom they are told to
     */
    List<AuditEvent> tell(String patient, List<AuditEvent> events) {
        Set<String> agents = new LinkedHashSet<>();
        events.forEach(event -> agents.add(PlainWords.local(PlainWords.agent(event))));
        events.forEach(event -> agents.add(PlainWords.local(PlainWords.coveredFor(event))));
        agents.remove("");
        Map<String, String> names = people.namesOf(agents);
        events.forEach(event -> event.setText(text(event, names, patient)));
        return events;
    }

    private static Narrative text(AuditEvent event, Map<String, String> names, String reader) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        for (int i = 0; i < CODES.size(); i++) {
            div.addTag("p")
                    .setAttribute("lang", CODES.get(i))
                    .addText(LANGUAGES.get(i).say(event, names, reader));
        }
        Narrative text = new Narrative();
        text.setStatus(Narrative.NarrativeStatus.GENERATED);
        text.setDiv(div);
        return text;
    }
}
