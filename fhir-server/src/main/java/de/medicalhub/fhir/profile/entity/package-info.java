/** What packages, versions and validation modes are; knows nothing of HAPI. */
@NullMarked
package de.medicalhub.fhir.profile.entity;

import org.jspecify.annotations.NullMarked;
