package de.medicalhub.portal.messages.boundary;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.CaseLists;
import de.medicalhub.portal.cases.OpenCases;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.messages.Conversation;
import de.medicalhub.portal.messages.Reader;
import de.medicalhub.portal.messages.entity.ConversationRow;
import de.medicalhub.portal.records.Names;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Communication;
import org.jspecify.annotations.Nullable;

/** All conversations of the own cases; for those who treat (G4). */
@Named("conversations")
@RequestScoped
public class MessagesPage {
    private static final int PAGES = 10;

    @Inject
    private CaseLists cases;

    @Inject
    private Records records;

    @Inject
    private Names names;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable OpenCases own;
    private @Nullable List<ConversationRow> rows;

    public List<ConversationRow> getRows() {
        List<ConversationRow> known = rows;
        if (known == null) {
            known = read();
            rows = known;
        }
        return known;
    }

    /** Messages that nobody of the own side has read. */
    public int getUnread() {
        return getRows().stream().mapToInt(ConversationRow::unread).sum();
    }

    private List<ConversationRow> read() {
        OpenCases own = own();
        if (own.isEmpty()) {
            return List.of();
        }
        Reader reader = Reader.of(user);
        Resources found = records.searchWhole(Conversation.queries(own.ids()), PAGES);
        Resources people = names.of(found.all(Communication.class).stream()
                .map(Communication::getSender)
                .toList());
        return own.cases().stream()
                .map(one -> row(one, Conversation.of(one.id(), found, reader), people))
                .sorted(Comparator.comparing((ConversationRow row) -> row.unread() == 0)
                        .thenComparing(
                                Comparator.comparing(ConversationRow::sortKey).reversed()))
                .toList();
    }

    private OpenCases own() {
        OpenCases known = own;
        if (known == null) {
            known = cases.open(List.of(Conversation.sentTo(
                    user.organisations().stream().map(Organisation::reference).toList(),
                    clock.instant().minus(Conversation.LOOKS_BACK))));
            own = known;
        }
        return known;
    }

    /** Whether there are more cases than those in the list (G7). */
    public boolean isPart() {
        return own().part();
    }

    private ConversationRow row(Case one, Conversation conversation, Resources people) {
        var newest = conversation.newest();
        return new ConversationRow(
                one.id().toString(),
                one.patientName(),
                conversation.unread().size(),
                newest.map(message -> speaker.moment(Conversation.sent(message)))
                        .orElse(""),
                newest.map(message -> people.nameOf(message.getSender())).orElse(""),
                newest.map(Conversation::sent).orElse(java.time.Instant.EPOCH));
    }
}
