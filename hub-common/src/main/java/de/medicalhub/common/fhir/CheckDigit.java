package de.medicalhub.common.fhir;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of the German health system that carry a check digit or a fixed form, by the system that names them. */
public enum CheckDigit {
    /** Krankenversichertennummer (§ 290 SGB V). */
    KVNR("http://fhir.de/sid/gkv/kvid-10", "[A-Z][0-9]{9}"),
    /** Lebenslange Arztnummer (§ 75 (7) SGB V, guideline of the KBV). */
    LANR("https://fhir.kbv.de/NamingSystem/KBV_NS_Base_ANR", "[0-9]{9}"),
    /** Betriebsstättennummer: has no check digit. */
    BSNR("https://fhir.kbv.de/NamingSystem/KBV_NS_Base_BSNR", "[0-9]{9}"),
    /** Institutionskennzeichen (§ 293 SGB V). */
    IK("http://fhir.de/sid/arge-ik/iknr", "[0-9]{9}"),
    /** Pharmazentralnummer with eight digits (IFA). */
    PZN("http://fhir.de/CodeSystem/ifa/pzn", "[0-9]{8}");

    private final String system;
    private final Pattern form;

    CheckDigit(String system, String form) {
        this.system = system;
        this.form = Pattern.compile(form);
    }

    /** What kind of number the system names. */
    public static Optional<CheckDigit> of(String system) {
        return Arrays.stream(values())
                .filter(kind -> kind.system.equals(system))
                .findFirst();
    }

    /** The identifier system or code system of these numbers. */
    public String system() {
        return system;
    }

    /** Whether the value has the form and its check digit is right. */
    public boolean isValid(String value) {
        return form.matcher(value).matches()
                && switch (this) {
                    case KVNR -> isKvnr(value);
                    case LANR -> isLanr(value);
                    case BSNR -> true;
                    case IK -> isIk(value);
                    case PZN -> isPzn(value);
                };
    }

    /** The letter counts as two digits; weights 1 and 2, sums of digits, modulo 10. */
    private static boolean isKvnr(String value) {
        int letter = value.charAt(0) - 'A' + 1;
        String digits = (letter < 10 ? "0" : "") + letter + value.substring(1, 9);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += sumOfDigits(digit(digits, i) * (i % 2 == 0 ? 1 : 2));
        }
        return sum % 10 == digit(value, 9);
    }

    /** Weights 4 and 9 on the first six digits; the seventh fills up to the next ten. */
    private static boolean isLanr(String value) {
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += digit(value, i) * (i % 2 == 0 ? 4 : 9);
        }
        return (10 - sum % 10) % 10 == digit(value, 6);
    }

    /** Weights 2 and 1 on the third to the eighth digit, sums of digits, modulo 10. */
    private static boolean isIk(String value) {
        int sum = 0;
        for (int i = 2; i < 8; i++) {
            sum += sumOfDigits(digit(value, i) * (i % 2 == 0 ? 2 : 1));
        }
        return sum % 10 == digit(value, 8);
    }

    /** Weights 1 to 7, modulo 11; a number whose rest is 10 is never given out. */
    private static boolean isPzn(String value) {
        int sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += digit(value, i) * (i + 1);
        }
        return sum % 11 == digit(value, 7);
    }

    private static int sumOfDigits(int number) {
        return number / 10 + number % 10;
    }

    private static int digit(String value, int place) {
        return Character.digit(value.charAt(place), 10);
    }
}
