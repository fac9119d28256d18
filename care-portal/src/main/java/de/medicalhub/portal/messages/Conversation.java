package de.medicalhub.portal.messages;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.records.Resources;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/** The messages of one case and who has read them, as one reader sees them (G1, G2); pure. */
public final class Conversation {
    private static final String KIND = HubCodes.COMMUNICATION_KIND + "|";
    private static final int CASES_AT_ONCE = 20;

    /** Unread messages that are older are found in their case, and not in lists over all cases (G7). */
    public static final Duration LOOKS_BACK = Duration.ofDays(90);

    private static final Duration SAME_AGAIN = Duration.ofMinutes(10);

    private final List<Communication> messages;
    private final List<Communication> receipts;
    private final Reader reader;

    private Conversation(List<Communication> messages, List<Communication> receipts, Reader reader) {
        this.messages = messages;
        this.receipts = receipts;
        this.reader = reader;
    }

    /** What of the resources belongs to that case. */
    public static Conversation of(CaseId id, Resources resources, Reader reader) {
        List<Communication> ours = resources.all(Communication.class).stream()
                .filter(one -> CaseId.find(one).filter(id.toString()::equals).isPresent())
                .sorted(Comparator.comparing(Conversation::sent))
                .toList();
        return new Conversation(
                ours.stream().filter(one -> is(one, HubCodes.KIND_MESSAGE)).toList(),
                ours.stream().filter(one -> is(one, HubCodes.KIND_RECEIPT)).toList(),
                reader);
    }

    /** How the messages of these cases are asked for; a few cases in each question, which may have several pages. */
    public static List<String> queries(List<CaseId> cases) {
        List<String> queries = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += CASES_AT_ONCE) {
            String tokens = cases.subList(from, Math.min(cases.size(), from + CASES_AT_ONCE)).stream()
                    .map(CaseId::toSearchToken)
                    .collect(Collectors.joining(","));
            queries.add("Communication?identifier=" + tokens + "&category=" + KIND + HubCodes.KIND_MESSAGE + "," + KIND
                    + HubCodes.KIND_RECEIPT + "&_sort=-sent&_count=500");
        }
        return queries;
    }

    /** How the messages of one case are asked for, with those who wrote and read them: nobody has to be asked for again. */
    public static String query(CaseId id) {
        return queries(List.of(id)).get(0) + "&_include=Communication:sender";
    }

    /** What finds the messages that were sent to these organisations since then, the newest first. */
    public static String sentTo(Collection<String> organisations, Instant since) {
        return "Communication?category=" + KIND + HubCodes.KIND_MESSAGE + "&recipient="
                + String.join(",", organisations) + "&sent=ge" + since.truncatedTo(ChronoUnit.SECONDS)
                + "&_sort=-sent&_count=200";
    }

    /** Only what the patient was written to or has written: what an own page shows to patients (G3). */
    public Conversation withPatient() {
        return new Conversation(
                messages.stream().filter(Conversation::isWithPatient).toList(), receipts, reader);
    }

    /** All, the oldest first. */
    public List<Communication> messages() {
        return messages;
    }

    /** Those of others that nobody of the reader's side has read, the oldest first. */
    public List<Communication> unread() {
        return messages.stream().filter(this::isUnread).toList();
    }

    /**
     * Those of the unread that somebody has been shown: nobody confirms what came after the page was drawn (G2).
     *
     * @param shown ids of Communications, as the page has sent them back
     */
    public List<Communication> unread(Collection<String> shown) {
        return unread().stream()
                .filter(message -> shown.contains(message.getIdElement().getIdPart()))
                .toList();
    }

    public Optional<Communication> newest() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1));
    }

    /** Whether that is the newest message and was sent a moment ago by the same person: a form that was sent twice (G11). */
    public boolean isSentAlready(Communication written) {
        return newest().filter(last -> last.getSender()
                        .getReference()
                        .equals(written.getSender().getReference()))
                .filter(last -> sent(last).plus(SAME_AGAIN).isAfter(sent(written)))
                .filter(last -> Base.compareDeep(last.getPayload(), written.getPayload(), true)
                        && receivers(last).containsAll(receivers(written)))
                .isPresent();
    }

    private static Set<String> receivers(Communication message) {
        return message.getRecipient().stream()
                .map(one -> one.getReferenceElement().toUnqualifiedVersionless().getValue())
                .collect(Collectors.toSet());
    }

    /** Whether it comes from the reader's side. */
    public boolean isOwn(Communication message) {
        return isOwnSide(message);
    }

    /** Receipts of a message, the first one first. */
    public List<Communication> receiptsOf(Communication message) {
        String reference = Resources.referenceTo(message);
        return receipts.stream()
                .filter(receipt -> refersTo(receipt.getInResponseTo(), reference))
                .toList();
    }

    /** Whether somebody of the reader's side has taken note of the case (G6). */
    public boolean isNoted() {
        return receipts.stream().anyMatch(receipt -> !receipt.hasInResponseTo() && isOwnSide(receipt));
    }

    /** Everybody and every organisation that is named. */
    public List<Reference> named() {
        return Stream.concat(messages.stream(), receipts.stream())
                .flatMap(one -> Stream.concat(Stream.of(one.getSender()), behalf(one).stream()))
                .toList();
    }

    /** The organisation for which the sender writes. */
    public static Optional<Reference> behalf(Communication communication) {
        return Optional.ofNullable(communication.getExtensionByUrl(HubCodes.ON_BEHALF_OF))
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }

    public static Instant sent(Communication communication) {
        return communication.hasSent() ? communication.getSent().toInstant() : Instant.EPOCH;
    }

    /** Whether the patient was written to as well, or has written. */
    public static boolean isWithPatient(Communication message) {
        return Stream.concat(message.getRecipient().stream(), Stream.of(message.getSender()))
                .anyMatch(one -> one.hasReference() && one.getReference().startsWith("Patient/"));
    }

    /** Relatives of the patient who have written in it, each once (G8). */
    public List<Reference> relatives() {
        Set<String> known = new HashSet<>();
        return messages.stream()
                .filter(Conversation::isFromRelative)
                .map(Communication::getSender)
                .filter(sender -> known.add(sender.getReference()))
                .toList();
    }

    /** Whether it was written for that organisation. */
    public static boolean isOnBehalfOf(Communication message, String organisation) {
        return behalf(message)
                .filter(writer -> organisation.equals(writer.getReference()))
                .isPresent();
    }

    /** Whether a relative has written it. */
    public static boolean isFromRelative(Communication message) {
        return message.getSender().hasReference()
                && message.getSender().getReference().startsWith("RelatedPerson/");
    }

    private boolean isUnread(Communication message) {
        return message.getStatus() == Communication.CommunicationStatus.COMPLETED
                && !isOwnSide(message)
                && receiptsOf(message).stream().noneMatch(this::isOwnSide);
    }

    private boolean isOwnSide(Communication communication) {
        return reader.person().equals(communication.getSender().getReference())
                || behalf(communication)
                        .filter(organisation -> reader.organisations().contains(organisation.getReference()))
                        .isPresent();
    }

    private static boolean refersTo(List<Reference> references, String target) {
        return references.stream()
                .map(one -> one.getReferenceElement().toUnqualifiedVersionless().getValue())
                .anyMatch(target::equals);
    }

    private static boolean is(Communication communication, String kind) {
        return communication.getCategory().stream()
                .anyMatch(category -> Tasks.code(category, HubCodes.COMMUNICATION_KIND)
                        .filter(kind::equals)
                        .isPresent());
    }
}
