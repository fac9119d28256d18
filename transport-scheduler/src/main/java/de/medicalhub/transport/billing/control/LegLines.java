package de.medicalhub.transport.billing.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.Words;
import de.medicalhub.transport.dispatch.DrivenLeg;
import de.medicalhub.transport.driving.RideRecords.Kept;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Legs as lines of a table, in German: it is for the carrier's office and for health insurances. */
public final class LegLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.GERMANY);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY);
    private static final String SIGNATURES = "/transport/api/billing/signatures/";
    private static final String UNKNOWN = "nicht bekannt";
    private static final int METRES_OF_KILOMETRE = 1000;
    private static final List<String> HEADERS = List.of(
            "Auftrag",
            "Datum",
            "Art",
            "Ausgang",
            "Name",
            "Von",
            "Nach",
            "Fahrzeug",
            "Fahrer",
            "Abholung geplant",
            "Abholung",
            "Ankunft geplant",
            "Ankunft",
            "km geplant",
            "km geplant geschätzt",
            "km gefahren",
            "km unvollständig",
            "Personen",
            "Haltung (Muster 4)",
            "Bedarf (Muster 4)",
            "Genehmigung",
            "Zuzahlung",
            "Eingestiegen",
            "Unterschrieben von",
            "Unterschrieben am",
            "Bild der Unterschrift");

    private LegLines() {}

    /**
     * All legs, one line each, below the headings.
     *
     * @param kept by job id: what is kept of the ride
     */
    public static List<List<String>> of(List<DrivenLeg> legs, Function<String, Kept> kept) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADERS);
        legs.forEach(leg -> lines.add(
                line(leg, leg.earlier() ? Kept.NOTHING : kept.apply(leg.job().id()))));
        return lines;
    }

    private static List<String> line(DrivenLeg leg, Kept kept) {
        return List.of(
                leg.job().id(),
                DAY.format(leg.date()),
                word("kind", leg.job().jobKind()),
                word("end", leg.job().state().code()),
                leg.job().name(),
                leg.from(),
                leg.job().place(),
                leg.vehicle(),
                leg.driverName(),
                time(leg.plannedPickup()),
                time(leg.begun()),
                time(leg.plannedDropOff()),
                time(leg.ended()),
                kilometres(leg.plannedMetres()),
                leg.plannedEstimated() ? "ja" : "",
                kilometres(leg.drivenMetres()),
                leg.drivenGap() ? "ja" : "",
                leg.persons() == 0 ? "" : String.valueOf(leg.persons()),
                leg.posture().map(posture -> word("posture", posture)).orElse(""),
                leg.needs().stream().map(need -> word("need", need)).collect(Collectors.joining("; ")),
                leg.persons() == 0 ? "" : UNKNOWN,
                leg.persons() == 0 ? "" : UNKNOWN,
                kept.boarded().map(how -> word("boarded", how)).orElse(""),
                kept.signer().orElse(""),
                kept.signedAt()
                        .map(at -> DAY_AND_TIME.format(at.atZone(HubClock.berlin())))
                        .orElse(""),
                kept.signer().map(who -> SIGNATURES + leg.job().id()).orElse(""));
    }

    private static String word(String what, String code) {
        return Words.say(Locale.GERMAN, "billing." + what + "." + code);
    }

    private static String time(Optional<Instant> at) {
        return at.map(moment -> TIME.format(moment.atZone(HubClock.berlin()))).orElse("");
    }

    /** With one decimal place and a comma, as a German spreadsheet reads it. */
    private static String kilometres(Optional<Long> metres) {
        return metres.map(BigDecimal::valueOf)
                .map(whole -> whole.divide(BigDecimal.valueOf(METRES_OF_KILOMETRE), 1, RoundingMode.HALF_UP))
                .map(km -> km.toPlainString().replace('.', ','))
                .orElse("");
    }
}
