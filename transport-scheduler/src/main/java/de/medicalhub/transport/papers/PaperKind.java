package de.medicalhub.transport.papers;

import de.medicalhub.transport.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A paper without which nobody may drive, or not everything. */
public enum PaperKind {
    /** Fahrerlaubnis (section 4 FeV). */
    DRIVING_LICENCE("driving-licence", true),
    /** Fahrerlaubnis zur Fahrgastbeförderung (section 48 FeV), five years. */
    PASSENGER_LICENCE("passenger-licence", true),
    FIRST_AID_COURSE("first-aid-course", true),
    /** Instruction on narcotics; who has it may carry them, who has not drives everything else. */
    NARCOTICS("narcotics", true),
    /** Hauptuntersuchung (section 29 StVZO; BOKraft section 41). */
    INSPECTION("inspection", false),
    FIRST_AID_KIT("first-aid-kit", false),
    /** Sicherheitstechnische Kontrolle of stretcher, lift and the like (MPBetreibV section 12). */
    DEVICE_CHECK("device-check", false);

    private final String code;
    private final boolean ofDriver;

    PaperKind(String code, boolean ofDriver) {
        this.code = code;
        this.ofDriver = ofDriver;
    }

    /** As the JSON API spells it. */
    public String code() {
        return code;
    }

    /** Whether a driver has it; otherwise a vehicle. */
    public boolean isOfDriver() {
        return ofDriver;
    }

    /** Whether nobody drives any more once it has expired. */
    public boolean isNeededForAll() {
        return this != NARCOTICS;
    }

    /** In plain words. */
    public String word(Locale language) {
        return Words.say(language, "paper." + code);
    }

    /** Those of drivers, or those of vehicles. */
    public static List<PaperKind> of(boolean drivers) {
        return Arrays.stream(values()).filter(kind -> kind.ofDriver == drivers).toList();
    }

    /** The kind of that code, if there is one. */
    public static Optional<PaperKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
