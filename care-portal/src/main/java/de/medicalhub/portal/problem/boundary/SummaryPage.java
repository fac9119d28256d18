package de.medicalhub.portal.problem.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the last submit said: faults with the way to their fields, and notes. */
@Named("summary")
@RequestScoped
public class SummaryPage {
    /** A fault; {@code target} is the element around its field. */
    public record Fault(String field, String target, String sentence) {}

    /** A sentence about the page as a whole. */
    public record Note(String tone, String sentence) {}

    /** All faults, in the order of the form. */
    public List<Fault> getFaults() {
        List<Fault> faults = new ArrayList<>();
        FacesContext context = FacesContext.getCurrentInstance();
        for (Iterator<@Nullable String> fields = context.getClientIdsWithMessages(); fields.hasNext(); ) {
            String id = fields.next();
            String field = id == null ? "" : id;
            context.getMessageList(id).stream()
                    .filter(SummaryPage::isFault)
                    .forEach(message -> faults.add(new Fault(field, field + "-f", message.getSummary())));
        }
        return faults;
    }

    /** How many entries are to be looked at; 0 if only the page as a whole has a fault, which then stands alone. */
    public int getEntries() {
        return entries(getFaults());
    }

    static int entries(List<Fault> faults) {
        return (int) faults.stream().filter(fault -> !fault.field().isEmpty()).count();
    }

    /** The first fault of one field; empty if it is fine. */
    public String faultOf(String field) {
        return FacesContext.getCurrentInstance().getMessageList(field).stream()
                .filter(SummaryPage::isFault)
                .findFirst()
                .map(FacesMessage::getSummary)
                .orElse("");
    }

    /** Sentences about the page as a whole. */
    public List<Note> getNotes() {
        return FacesContext.getCurrentInstance().getMessageList(null).stream()
                .map(message -> new Note(isFault(message) ? "late" : "done", message.getSummary()))
                .toList();
    }

    private static boolean isFault(FacesMessage message) {
        return message.getSeverity().compareTo(FacesMessage.SEVERITY_ERROR) >= 0;
    }
}
