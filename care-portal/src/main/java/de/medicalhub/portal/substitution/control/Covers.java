package de.medicalhub.portal.substitution.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.substitution.entity.CoverRow;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.text.Collator;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Reads substitutions out of the directory (T2); pure. */
public final class Covers {
    private static final String ENTRIES = "PractitionerRole?active=true&_count=200"
            + "&_include=PractitionerRole:practitioner&_include=PractitionerRole:organization";
    private static final String SUBSTITUTES = ENTRIES + "&role=" + HubCodes.STAFF_ROLE + "|" + Posts.SUBSTITUTE;

    private final Resources found;
    private final String me;
    private final Texts texts;
    private final Instant now;

    /**
     * @param me {@code Practitioner/…} who reads
     */
    public Covers(Resources found, String me, Texts texts, Instant now) {
        this.found = found;
        this.me = me;
        this.texts = texts;
        this.now = now;
    }

    /** What has to be asked for: who covers for these organisations, and for whom this person covers. */
    public static List<String> queries(Collection<String> organisations, String me) {
        return List.of(
                SUBSTITUTES + "&organization=" + String.join(",", organisations), SUBSTITUTES + "&practitioner=" + me);
    }

    /** Whoever works in a house of that kind. */
    public static String candidatesQuery(String kind) {
        return ENTRIES + "&organization.type=" + HubCodes.ORGANIZATION_KIND + "|" + kind;
    }

    /** Those that hold now or are still to come, the next one first. */
    public List<CoverRow> rows() {
        return found.all(PractitionerRole.class).stream()
                .filter(Posts::isSubstitute)
                .filter(post -> post.getPeriod().hasEnd()
                        && now.isBefore(post.getPeriod().getEnd().toInstant()))
                .sorted(Comparator.comparing(post -> post.getPeriod().getStart().toInstant()))
                .map(this::row)
                .toList();
    }

    /** What is so at the moment, as sentences. */
    public List<String> sentences() {
        return rows().stream()
                .filter(CoverRow::running)
                .map(row -> texts.say(Phrase.of(
                        row.mine() ? "substitution.banner.mine" : "substitution.banner.ours",
                        row.mine() ? row.organisation() : row.name(),
                        row.period())))
                .toList();
    }

    /** Whom one may name, by name and house: reference to words. */
    public Map<String, String> candidates(Collection<String> ownOrganisations) {
        Map<String, String> choices = new LinkedHashMap<>();
        found.all(PractitionerRole.class).stream()
                .filter(post -> !Posts.isSubstitute(post) && Posts.holdsAt(post, now) && post.hasPractitioner())
                .filter(post ->
                        !ownOrganisations.contains(post.getOrganization().getReference()))
                .sorted(Comparator.comparing(this::label, Collator.getInstance(Locale.GERMAN)))
                .forEach(post -> choices.put(Resources.referenceTo(post), label(post)));
        return choices;
    }

    private CoverRow row(PractitionerRole post) {
        Instant start = post.getPeriod().getStart().toInstant();
        Instant end = post.getPeriod().getEnd().toInstant();
        return new CoverRow(
                post.getIdElement().getIdPart(),
                person(post),
                house(post),
                texts.say(Phrase.of("substitution.period", start, end)),
                Posts.holdsAt(post, now),
                me.equals(post.getPractitioner().getReference()));
    }

    private String label(PractitionerRole post) {
        return person(post) + ", " + house(post);
    }

    private String person(PractitionerRole post) {
        return found.find(Practitioner.class, post.getPractitioner())
                .map(one -> Resources.nameOf(one.getName()))
                .orElse("");
    }

    private String house(PractitionerRole post) {
        return found.find(Organization.class, post.getOrganization())
                .map(one -> Objects.requireNonNullElse(one.getName(), ""))
                .orElse("");
    }
}
