package de.medicalhub.portal.rights.control;

import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.rights.entity.AccessEntry;
import de.medicalhub.portal.rights.entity.AccessGroup;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Reference;

/** Puts together what one person or system did on one day (D1); pure. */
public final class AccessGroups {
    private final Texts texts;
    private final Resources names;

    /**
     * @param names people and organisations of the entries
     */
    public AccessGroups(Texts texts, Resources names) {
        this.texts = texts;
        this.names = names;
    }

    /**
     * In the order of the newest entry of each.
     *
     * @param more whether older ones are on a further page: of the last day there may be others, and their number is not told as all
     */
    public List<AccessGroup> of(List<AccessEntry> entries, boolean more) {
        String cut = more && !entries.isEmpty() ? day(entries.get(entries.size() - 1)) : "";
        Map<String, List<AccessEntry>> together = new LinkedHashMap<>();
        entries.forEach(entry -> together.computeIfAbsent(title(entry), title -> new ArrayList<>())
                .add(entry));
        return together.entrySet().stream()
                .map(one -> new AccessGroup(
                        one.getKey(),
                        texts.say(Phrase.of(
                                day(one.getValue().get(0)).equals(cut) ? "access.count.part" : "access.count",
                                one.getValue().size())),
                        one.getValue()))
                .toList();
    }

    private String title(AccessEntry entry) {
        String name = names.nameOf(new Reference(entry.who()));
        return texts.say(Phrase.of("access.group", name.isEmpty() ? texts.of("access.program") : name, day(entry)));
    }

    private String day(AccessEntry entry) {
        return texts.times().fullDay(entry.when());
    }
}
