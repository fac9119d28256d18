package de.medicalhub.portal.discharge.control;

import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.discharge.entity.Neighbourhood;
import de.medicalhub.portal.discharge.entity.Offer;
import de.medicalhub.portal.discharge.entity.Position;
import de.medicalhub.portal.discharge.entity.Wanted;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The nursing services as the form offers them: narrowed as wanted, in a neutral order (D3, D11); pure. */
public final class ServiceList {
    private static final int HOUR = 60;

    private final Neighbourhood neighbourhood;
    private final Texts texts;

    public ServiceList(Neighbourhood neighbourhood, Texts texts) {
        this.neighbourhood = neighbourhood;
        this.texts = texts;
    }

    /**
     * @param needs that shall be covered
     * @param chosen already; these stay in the list
     * @param target where the patient goes
     */
    public List<Choice> choices(
            Wanted wanted, Collection<String> needs, Collection<String> chosen, Optional<Position> target) {
        return neighbourhood.offers().stream()
                .filter(offer -> chosen.contains(offer.reference()) || fits(offer, wanted, needs))
                .sorted(order(wanted.getOrder(), target))
                .map(offer -> new Choice(offer.reference(), label(offer, needs, target)))
                .toList();
    }

    /** Who has said nothing stands behind who has; those who are equal stand by alphabet. */
    private static Comparator<Offer> order(String wanted, Optional<Position> target) {
        Comparator<Offer> byName = Comparator.comparing(Offer::label, Collator.getInstance(Locale.GERMAN));
        return switch (wanted) {
            case "distance" ->
                Comparator.comparing((Offer offer) -> offer.kilometresTo(target).orElse(Double.MAX_VALUE))
                        .thenComparing(byName);
            case "places" ->
                Comparator.comparing(
                                (Offer offer) ->
                                        Optional.ofNullable(offer.places()).orElse(-1),
                                Comparator.reverseOrder())
                        .thenComparing(byName);
            case "answers" ->
                Comparator.comparing((Offer offer) ->
                                Optional.ofNullable(offer.answerMinutes()).orElse(Long.MAX_VALUE))
                        .thenComparing(byName);
            default -> byName;
        };
    }

    private static boolean isFree(Offer offer) {
        Integer places = offer.places();
        return places != null && places > 0;
    }

    private static boolean fits(Offer offer, Wanted wanted, Collection<String> needs) {
        String language = wanted.getLanguage();
        return (!wanted.isCovering() || offer.needs().containsAll(needs))
                && (!wanted.isFree() || isFree(offer))
                && (language == null || language.isEmpty() || offer.languages().contains(language));
    }

    private String label(Offer offer, Collection<String> needs, Optional<Position> target) {
        List<String> parts = new ArrayList<>();
        parts.add(offer.label());
        offer.kilometresTo(target)
                .ifPresent(distance -> parts.add(texts.say(Phrase.of("services.distance", Math.round(distance)))));
        Integer places = offer.places();
        if (places != null) {
            parts.add(texts.say(Phrase.of("services.places", places)));
        }
        List<String> missing =
                needs.stream().filter(need -> !offer.needs().contains(need)).toList();
        if (!missing.isEmpty() && !offer.needs().isEmpty()) {
            parts.add(texts.say(Phrase.of("services.without", texts.codes("need", missing))));
        }
        if (!offer.languages().isEmpty()) {
            parts.add(texts.say(Phrase.of(
                    "services.speaks",
                    String.join(
                            ", ", offer.languages().stream().map(this::language).toList()))));
        }
        Long minutes = offer.answerMinutes();
        if (minutes != null) {
            parts.add(texts.say(
                    minutes < HOUR
                            ? Phrase.of("services.answers.minutes", Math.max(1, minutes))
                            : Phrase.of("services.answers.hours", Math.round(minutes / (double) HOUR))));
        }
        return String.join(" · ", parts);
    }

    /** The languages that somebody in the list speaks. */
    public List<Choice> languages() {
        return neighbourhood.offers().stream()
                .flatMap(offer -> offer.languages().stream())
                .distinct()
                .map(tag -> new Choice(tag, language(tag)))
                .sorted(Comparator.comparing(Choice::label, Collator.getInstance(Locale.GERMAN)))
                .toList();
    }

    private String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(texts.language().locale());
    }
}
