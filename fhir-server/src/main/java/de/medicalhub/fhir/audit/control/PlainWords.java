package de.medicalhub.fhir.audit.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Reference;

/** Says in a sentence to the patient what an event was: who did what with which of the own data, and when. */
final class PlainWords {
    private static final String BUNDLE = "de.medicalhub.fhir.audit.messages";
    private static final Pattern SEARCHED = Pattern.compile("/([A-Z][A-Za-z]+)(?:/[^?]*)?(?:\\?|$)");
    private static final Pattern OPERATION = Pattern.compile("/\\$([a-z-]+)(?:\\?|$)");
    private static final Pattern TWO_FORMS = Pattern.compile("\\|");

    private final ResourceBundle texts;
    private final Locale language;
    private final DateTimeFormatter moment;

    PlainWords(Locale language) {
        this.language = language;
        texts = ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String pattern = language.equals(Locale.GERMAN) ? "d. MMMM yyyy 'um' HH:mm 'Uhr'" : "d MMMM yyyy 'at' HH:mm";
        moment = DateTimeFormatter.ofPattern(pattern, language).withZone(HubClock.berlin());
    }

    /**
     * @param names of agents by their reference
     * @param reader {@code Patient/…} whom the sentence is said to
     */
    String say(AuditEvent event, Map<String, String> names, String reader) {
        Reference who = agent(event);
        String reference = local(who);
        String key = operation(event).orElse((reference.equals(reader) ? "self." : "") + kind(event));
        String sentence = format(
                key,
                name(who, reference, names),
                moment.format(event.getRecorded().toInstant()),
                what(event, 0),
                what(event, 1));
        String covered = local(coveredFor(event));
        String whole =
                covered.isEmpty() ? sentence : sentence + " " + format("covered", names.getOrDefault(covered, covered));
        return event.hasPurposeOfEvent() ? whole + " " + texts.getString("emergency") : whole;
    }

    /** What an operation does that neither reads nor writes, where there is a sentence for it. */
    private Optional<String> operation(AuditEvent event) {
        return event.getOutcome() != AuditEventOutcome._0
                ? Optional.empty()
                : queries(event)
                        .map(OPERATION::matcher)
                        .filter(Matcher::find)
                        .map(found -> "operation." + found.group(1))
                        .filter(texts::containsKey)
                        .findFirst();
    }

    private static Stream<String> queries(AuditEvent event) {
        return event.getEntity().stream()
                .filter(AuditEvent.AuditEventEntityComponent::hasQuery)
                .map(entity -> new String(entity.getQuery(), StandardCharsets.UTF_8));
    }

    private String kind(AuditEvent event) {
        if (event.getOutcome() != AuditEventOutcome._0) {
            return "refused";
        }
        return switch (event.getAction()) {
            case C -> "create";
            case U -> "update";
            case D -> "delete";
            case E -> "query";
            default -> "read";
        };
    }

    private String name(Reference who, String reference, Map<String, String> names) {
        String known = names.get(reference);
        if (known != null) {
            return reference.startsWith("Organization/") ? format("system.of", known) : known;
        }
        String account = who.hasDisplay() ? who.getDisplay() : reference;
        return texts.containsKey(account) ? texts.getString(account) : format("system", account);
    }

    /** The kinds of data; the second form is the one after "nach". */
    private String what(AuditEvent event, int form) {
        Set<String> words = new LinkedHashSet<>();
        types(event).forEach(type -> words.add(word(type, form)));
        return words.isEmpty() ? word("", form) : String.join(texts.getString("and"), words);
    }

    private String word(String type, int form) {
        String key = "type." + type;
        String both = texts.containsKey(key) ? texts.getString(key) : texts.getString("other");
        return TWO_FORMS.split(both, -1)[form];
    }

    private static Set<String> types(AuditEvent event) {
        Set<String> types = event.getEntity().stream()
                .filter(entity -> entity.getRole().getCode() != null
                        && entity.getRole().getCode().equals("4"))
                .map(entity -> entity.getWhat().getReferenceElement().getResourceType())
                .filter(type -> type != null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (types.isEmpty()) {
            queries(event).flatMap(query -> searched(query).stream()).forEach(types::add);
        }
        return types;
    }

    private static Optional<String> searched(String query) {
        Matcher matcher = SEARCHED.matcher(query);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Who asked; the trail also names the client and the server. */
    static Reference agent(AuditEvent event) {
        return event.getAgent().stream()
                .filter(AuditEvent.AuditEventAgentComponent::getRequestor)
                .map(AuditEvent.AuditEventAgentComponent::getWho)
                .findFirst()
                .orElseGet(Reference::new);
    }

    /** For whom the agent was a substitute; names nothing if for nobody. */
    static Reference coveredFor(AuditEvent event) {
        return event.getAgent().stream()
                .filter(agent -> agent.getType().getCoding().stream()
                        .anyMatch(code -> HubCodes.STAFF_ROLE.equals(code.getSystem())))
                .map(AuditEvent.AuditEventAgentComponent::getWho)
                .findFirst()
                .orElseGet(Reference::new);
    }

    static String local(Reference reference) {
        var id = reference.getReferenceElement();
        return id.hasIdPart() && id.hasResourceType() ? id.getResourceType() + "/" + id.getIdPart() : "";
    }

    private String format(String key, Object... values) {
        return new MessageFormat(texts.getString(key), language).format(values);
    }

    /** German first. */
    static List<PlainWords> all() {
        return List.of(new PlainWords(Locale.GERMAN), new PlainWords(Locale.ENGLISH));
    }
}
