package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/**
 * Who printed the plan (element A). At most one of the three numbers is given.
 *
 * @param doctorNumber A/@lanr, nine digits
 * @param pharmacyNumber A/@idf, seven digits
 * @param hospitalNumber A/@kik, the hospital's IK, nine digits
 * @param name A/@n
 * @param street A/@s, with house number
 * @param postcode A/@z
 * @param town A/@c
 * @param phone A/@p
 * @param email A/@e
 * @param printed A/@t, YYYY-MM-DDThh:mm:ss in Germany's time
 */
public record Issuer(
        String doctorNumber,
        String pharmacyNumber,
        String hospitalNumber,
        String name,
        String street,
        String postcode,
        String town,
        String phone,
        String email,
        String printed)
        implements Serializable {}
