/** What is collected, and how it is put into plain words. */
@NullMarked
package de.medicalhub.fhir.mydata.control;

import org.jspecify.annotations.NullMarked;
