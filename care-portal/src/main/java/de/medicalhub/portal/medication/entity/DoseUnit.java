package de.medicalhub.portal.medication.entity;

import java.util.Arrays;
import java.util.Optional;

/** Units of a dose that have a code (M/@du); the words are printed in German on every plan. */
public enum DoseUnit {
    MEASURING_SPOON("#", "Messlöffel"),
    MEASURING_CUP("0", "Messbecher"),
    PIECE("1", "Stück"),
    PACKAGE("2", "Pkg."),
    BOTTLE("3", "Flasche"),
    SACHET("4", "Beutel"),
    PUFF("5", "Hub"),
    DROP("6", "Tropfen"),
    TEASPOON("7", "Teelöffel"),
    TABLESPOON("8", "Esslöffel"),
    UNIT("9", "E"),
    CUP("a", "Tasse"),
    APPLICATOR("b", "Applikatorfüllung"),
    EYE_BATH("c", "Augenbadewanne"),
    DOSE_PAPER("d", "Dosierbriefchen"),
    DOSE_PIPETTE("e", "Dosierpipette"),
    DOSE_SYRINGE("f", "Dosierspritze"),
    SINGLE_DOSE("g", "Einzeldosis"),
    GLASS("h", "Glas"),
    LIQUEUR_GLASS("i", "Likörglas"),
    MEASURING_CAP("j", "Messkappe"),
    MEASURING_BOWL("k", "Messschale"),
    MILLION_UNITS("l", "Mio E"),
    MILLION_INTERNATIONAL_UNITS("m", "Mio IE"),
    PIPETTE_MARK("n", "Pipettenteilstrich"),
    SPRAY("o", "Sprühstoß"),
    INTERNATIONAL_UNIT("p", "IE"),
    CENTIMETRE("q", "cm"),
    LITRE("r", "l"),
    MILLILITRE("s", "ml"),
    GRAM("t", "g"),
    KILOGRAM("u", "kg"),
    MILLIGRAM("v", "mg");

    private final String code;
    private final String words;

    DoseUnit(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public static Optional<DoseUnit> of(String code) {
        return Arrays.stream(values()).filter(unit -> unit.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    /** As printed. */
    public String words() {
        return words;
    }
}
