package vn.pcmt.plan.explanation;

import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored explanations, by id. */
interface Explanations extends MongoRepository<Explanation, String> {}
