package vn.pcmt.plan.plan;

import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored plans, by id. */
interface Plans extends MongoRepository<Plan, String> {}
